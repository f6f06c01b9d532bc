package waymark.standalone;

import java.util.List;
import waymark.identity.Persona;
import waymark.platform.security.Role;

/** Made-up people, one for each role and two where it takes two, to sign in as on one machine. */
final class People {

    private People() {}

    /** {@code setting} is the id of the setting the setting staff work for. */
    static List<Persona> of(String la, List<String> settings) {
        return List.of(
                new Persona("officer", "Inclusion officer", la, List.of(), List.of(Role.INCLUSION_OFFICER)),
                new Persona("analyst", "Analyst", la, List.of(), List.of(Role.ANALYST)),
                new Persona("panel", "Funding panel member", la, List.of(), List.of(Role.PANEL_MEMBER)),
                new Persona("senco", "SENCO of one setting", la, settings, List.of(Role.SENCO)),
                new Persona("manager", "Manager of one setting", la, settings, List.of(Role.SETTING_MANAGER)),
                new Persona("inspector", "Inspector", la, List.of(), List.of(Role.INSPECTOR)),
                new Persona(
                        "protection", "Data protection officer", la, List.of(), List.of(Role.DATA_PROTECTION_OFFICER)),
                new Persona("operator", "Platform operator", la, List.of(), List.of(Role.PLATFORM_OPERATOR)),
                new Persona(
                        "second-operator", "Second platform operator", la, List.of(), List.of(Role.PLATFORM_OPERATOR)));
    }

    /** The command line imports files and makes packs as an inclusion officer would. */
    static Persona commandLine(String la) {
        return new Persona(Standalone.CLI_CLIENT, "Command line", la, List.of(), List.of(Role.INCLUSION_OFFICER));
    }
}
