package zebrawatch;

import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of every command. */
@Command(
        name = "zebrawatch",
        description = "Watches zebra crossings and hands the traffic police reviewable cases of failure to give way.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            StationCommand.class,
            OfficeCommand.class,
            ReplayCommand.class,
            EvaluateCommand.class,
            LabelsCommand.class,
            TrackCommand.class,
            ScoreCommand.class,
            JudgeCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            PrintCommand.class,
            KeyCommand.class,
            CameraCommand.class,
            CamerasCommand.class,
            SpoolCommand.class,
            BenchCommand.class,
            SoakCommand.class,
            BrokerCommand.class,
            FleetSimCommand.class,
            ModelsCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs one command; exits with 0, with 1 when something the user can mend is wrong, with 2 on a wrong call. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        try {
            return commandLine().execute(args);
        } catch (LinkageError e) {
            System.err.println("zebrawatch: this machine cannot run a part of the program: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** The command line with all its commands and the one place where their errors end. */
    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((e, command, parsed) -> {
            if (isSentence(e)) {
                command.getErr().println(e.getMessage());
            } else {
                command.getErr().println("zebrawatch: an error of ours, please report it: " + e);
                LoggerFactory.getLogger(Main.class).debug("unexpected", e);
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        commands.setUsageHelpAutoWidth(true);
        return commands;
    }

    /** Whether the message is meant for people: so are the rooms' own exceptions. Anything else is a defect of ours. */
    private static boolean isSentence(Exception e) {
        return e instanceof UncheckedIOException || e.getClass().getName().startsWith("zebrawatch.");
    }

    /** The version the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"zebrawatch " + Build.version()};
        }
    }
}
