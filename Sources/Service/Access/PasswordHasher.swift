package import Core

/// Computes one password's hash at a time, so that a crowd that signs in takes one core and 32 MiB and no more.
package actor PasswordHasher {
    package init() {}

    package func hash(_ password: Secret) throws -> PasswordHash { try PasswordHash(of: password) }

    package func matches(_ password: Secret, _ hash: PasswordHash) throws -> Bool { try hash.matches(password) }
}
