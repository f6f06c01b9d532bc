package waymark.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import waymark.standalone.Ports;
import waymark.standalone.StandaloneException;

/** The command line. Exit codes: 0 done, 1 it could not be done and the message says what to do, 2 wrong usage. */
@Command(
        name = "waymark",
        description = "Early-years SEND journeys, inclusion funding and SENCO training of a local authority.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ImportCommand.class,
            PackCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        },
        footer = {"", "Also: ./waymark test (runs all tests), ./waymark bench (measures speed), ./waymark build."},
        synopsisSubcommandLabel = "COMMAND")
public final class Waymark implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Waymark())
                .setOut(out)
                .setErr(err)
                .registerConverter(LocalDate.class, Waymark::date)
                .registerConverter(Ports.class, Waymark::ports)
                .setExecutionExceptionHandler(inOneSentence())
                .execute(args);
    }

    private static Ports ports(String base) {
        try {
            return new Ports(Integer.parseInt(base));
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("'" + base + "' is no number.");
        } catch (StandaloneException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("write a day as year-month-day, for example 2024-12-31.");
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static IExecutionExceptionHandler inOneSentence() {
        return (exception, commandLine, parsed) -> {
            if (exception instanceof StandaloneException || exception instanceof ClientException) {
                commandLine.getErr().println("waymark: " + exception.getMessage());
                return 1;
            }
            throw exception;
        };
    }
}
