package waymark.embedded;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;

/** What a command of the wire does to the store. */
enum CommandKind {
    WITHOUT_DATA(Set.of(
            "ismaster",
            "hello",
            "ping",
            "buildinfo",
            "whatsmyuri",
            "serverstatus",
            "getlasterror",
            "connectionstatus",
            "hostinfo",
            "getcmdlineopts",
            "getlog",
            "endsessions",
            "killcursors",
            "getfreemonitoringstatus",
            "replsetgetstatus")),
    READ(Set.of(
            "find",
            "count",
            "distinct",
            "getmore",
            "listcollections",
            "listindexes",
            "listdatabases",
            "dbstats",
            "collstats",
            "validate")),
    /** Something new. */
    ADD(Set.of("insert")),
    WRITE(Set.of("update", "findandmodify", "create", "createindexes", "renamecollection")),
    /** Something less. */
    FREE(Set.of("delete", "drop", "dropindexes", "dropdatabase")),
    UNKNOWN(Set.of());

    private final Set<String> commands;

    CommandKind(Set<String> commands) {
        this.commands = commands;
    }

    static CommandKind of(String command, Document query) {
        if (command.equals("aggregate")) {
            return new Pipeline(Aggregation.parse(query.get("pipeline"))).writes() ? WRITE : READ;
        }
        for (CommandKind kind : values()) {
            if (kind.commands.contains(command)) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
