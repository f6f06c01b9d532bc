/**
 * Sign-in for one machine: an OIDC issuer with made-up people, one for each role, so that the platform can be tried
 * without an identity provider. It is never deployed: an authority brings its own issuer.
 */
@NullMarked
package waymark.identity;

import org.jspecify.annotations.NullMarked;
