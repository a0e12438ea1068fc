package import Core
internal import MySQLWire

/// Chooses the server program for a source among those that were found.
package enum ServerChoice {
    /// The one of the source's own series; else the oldest that is newer. Throws `target.program` where none can take the
    /// source, with what was found.
    package static func choose(
        among found: [ServerProgram], flavour: DatabaseFlavour, serverVersion: String
    ) throws(TidemarkError) -> ServerProgram {
        let source = series(of: serverVersion)
        let family = found.filter { $0.flavour == flavour }
        let fit = family.filter { ($0.version.major, $0.version.minor) >= source }
        if let same = fit.filter({ ($0.version.major, $0.version.minor) == source }).max(by: { $0.version < $1.version }
        ) {
            return same
        }
        if let newer = fit.min(by: { $0.version < $1.version }) { return newer }
        let what = found.map { "\($0.path) is \($0.version)" }.joined(separator: ", ")
        if !family.isEmpty {
            throw TidemarkError(
                .programMissing,
                "The backup is of \(flavour) \(serverVersion), and the server programs of this machine are older: \(what).",
                hint:
                    "Install \(flavour) \(source.0).\(source.1) or newer, and name it with --server-program or --basedir."
            )
        }
        throw TidemarkError(
            .programMissing,
            found.isEmpty
                ? "There is no server program of \(flavour) on this machine."
                : "The backup is of \(flavour), and the server programs of this machine are not: \(what).",
            hint: "Install \(flavour) \(source.0).\(source.1) or newer, or name it with --server-program or --basedir.")
    }

    /// Major and minor number.
    package static func series(of version: String) -> (Int, Int) {
        let version = ServerVersion(parsing: version)
        return (version.major, version.minor)
    }
}
