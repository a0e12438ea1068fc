internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import ObjectStore
internal import Repository
internal import Service

/// `tidemark audit verify`: needs a server only where nothing else is named.
struct AuditVerifyCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves that nothing in the audit was changed, removed, inserted, moved or cut off.",
        discussion: """
            With --file or --repo no server is asked: a file of tidemark audit export, or what a repository holds, is read \
            whole. With both, each entry of the file is compared with the repository's. Without either the server looks \
            through its catalog.
            """)
    static let whenStopped = "nothing was changed; run the same command again"

    @Option(
        help: ArgumentHelp("A file of tidemark audit export, of JSON lines and without a filter.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("A repository that holds the service's catalog.", valueName: "url"))
    var repo: String?

    @Option(
        help: ArgumentHelp(
            "A file with the service's public key, as tidemark audit state shows it, kept since from elsewhere.",
            valueName: "file"))
    var publicKey: String?

    @Option(help: ArgumentHelp("The service, where a repository holds the audit of several.", valueName: "id"))
    var service: String?

    @OptionGroup var key: KeyOptions
    @OptionGroup var storage: StorageOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        guard file != nil || repo != nil else { return try await askServer(console) }
        let trusted = try trustedKey()
        if trusted == nil {
            console.warning("no --public-key was given: whoever could write the entries could have signed them too")
        }
        var reports: [AuditReport] = []
        var audit: RepositoryAudit?
        if let repo {
            let store = try StoreLocation.store(at: repo, options: try storage.options(console))
            let repository = try await Repository.open(store: store, key: try key.choice().source(console))
            let found = try await RepositoryAudit.read(
                repository, of: service, publicKey: trusted, at: SystemClock().now())
            for (chain, report) in found.reports {
                console.line("chain", "\(chain) of the service \(found.service), in the repository")
                reports.append(report)
                AuditText.report(report, console)
                try console.document(report)
            }
            audit = found
        }
        if let file {
            let report = try verify(file, trusted, audit)
            console.line("file", file)
            reports.append(report)
            AuditText.report(report, console)
            try console.document(report)
        }
        try Self.requireIntact(reports)
    }

    private func verify(_ path: String, _ trusted: [UInt8]?, _ audit: RepositoryAudit?) throws -> AuditReport {
        var verifier = AuditVerifier(publicKey: trusted, reference: audit?.hashes ?? [:])
        // What the repository has signatures for must be in the file.
        var isBegun = false
        try LineFile.read(path, what: "file") { line in
            verifier.add(line)
            guard !isBegun else { return }
            isBegun = true
            for checkpoint in audit?.checkpoints ?? [] { verifier.add(checkpoint: checkpoint.document) }
        }
        return verifier.finish(at: SystemClock().now())
    }

    private func askServer(_ console: Console) async throws {
        let client = try server.client(console)
        let report = try await client.post(AuditReport.self, Routes.auditVerify)
        AuditText.report(report, console)
        try console.document(report)
        try Self.requireIntact([report])
    }

    private func trustedKey() throws -> [UInt8]? {
        guard let publicKey else { return nil }
        let bytes = try SecretFile.read(FilePath.absolute(publicKey), what: "public key", code: .usage)
        guard let key = ServiceSigningKey.publicKey(reading: String(decoding: bytes, as: UTF8.self)) else {
            throw TidemarkError(
                .usage, "\(publicKey) holds no public key of a service",
                hint: "keep what tidemark audit state shows, or the base64 of its 32 bytes")
        }
        return key
    }

    private static func requireIntact(_ reports: [AuditReport]) throws {
        let findings = reports.reduce(0) { $0 + $1.findingCount }
        guard findings > 0 else { return }
        throw TidemarkError(
            .auditBroken, "the audit is not what was written: \(findings) findings",
            hint: "keep what there is, and compare exports and repositories to see who changed it, and when")
    }
}
