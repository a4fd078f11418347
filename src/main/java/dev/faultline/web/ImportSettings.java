package dev.faultline.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of an import.
 *
 * @param maxSize largest body as it is sent, default 512 MB; packed with gzip, a million items are
 *     about 60 MB
 */
@ConfigurationProperties("faultline.import")
record ImportSettings(@DefaultValue("512MB") DataSize maxSize) {}
