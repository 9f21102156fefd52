package zebrawatch.harness;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * {@link ScenesTest} as one test, for mutation testing: it runs the scenes some thousand times, and to find one invocation
 * of a parameterized test takes JUnit longer than to judge all of them.
 */
class AllScenesTest {
    private final ScenesTest scenes = new ScenesTest();

    @Test
    void everySceneIsJudgedAsItSays() throws IOException {
        for (String scene : ScenesTest.scenes().toList()) {
            scenes.aSceneIsJudgedAsItSays(scene);
        }
    }
}
