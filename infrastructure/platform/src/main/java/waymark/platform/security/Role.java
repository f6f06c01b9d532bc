package waymark.platform.security;

/** Roles as they stand in the token's {@code roles} claim; constants for {@code @RolesAllowed}. */
public final class Role {
    public static final String SENCO = "senco";
    public static final String SETTING_MANAGER = "setting-manager";
    public static final String INCLUSION_OFFICER = "inclusion-officer";
    public static final String PANEL_MEMBER = "panel-member";
    public static final String ANALYST = "analyst";
    public static final String INSPECTOR = "inspector";
    public static final String DATA_PROTECTION_OFFICER = "data-protection-officer";
    public static final String PLATFORM_OPERATOR = "platform-operator";

    private Role() {}
}
