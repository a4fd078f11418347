package dev.faultline.analysis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an instance follows the revision log.
 *
 * @param poll how often it looks for revisions of other instances, default 500 ms
 */
@ConfigurationProperties("faultline.follow")
record FollowSettings(@DefaultValue("500ms") Duration poll) {}
