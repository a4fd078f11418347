package dev.faultline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * An integration test of the whole application on a free port, on the one Neo4j of this test run.
 *
 * <p>Classes with this annotation and nothing that changes the application (properties, replaced
 * beans) share one application as well. Inject {@link TestStore} and call {@link TestStore#wipe()}
 * before each test. See {@link Neo4jFixture} for the choice of Neo4j.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(Neo4jFixture.Availability.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Neo4jFixture.Connect.class)
public @interface Neo4jIT {}
