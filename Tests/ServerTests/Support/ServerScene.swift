import APIModel
import Catalog
import Core
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Server
import Service
import TestKit

/// A server over an empty catalog, with an administrator's token at hand.
struct ServerScene: Sendable {
    let folder: TestFolder
    let catalog: Catalog
    let service: TidemarkService
    let settings: APISettings
    let token: String
    let jobs: any JobSource

    /// `jobs` stands in for what workers speak with.
    init(
        settings: APISettings = APISettings(port: 0), jobs: (any JobSource)? = nil,
        controls: ControlLibrary = ControlLibrary(), provider: (any IdentityProvider)? = nil,
        engine: any InstanceEngine = NoEngine()
    ) async throws {
        folder = try TestFolder("server")
        catalog = try await Catalog.open(
            try SQLiteDriver(path: folder.file("catalog.sqlite")),
            sealing: try SecretSealer(key: SecretSealer.newKey()))
        service = TidemarkService(
            catalog: catalog, engine: engine, controls: controls, provider: provider,
            version: "1.2.3")
        self.settings = settings
        self.jobs = jobs ?? CatalogJobSource(catalog: catalog)
        let start = Caller(.service(part: "test"), requestID: "r")
        try await catalog.write { transaction in
            let now = try transaction.now()
            try transaction.projects.add(ProjectRecord(id: "p", name: "default", createdAt: now))
            try transaction.sites.add(SiteRecord(id: "s", project: "p", name: "default", createdAt: now))
        }
        token = try await service.addToken(start, TokenRequest(name: "test", scope: .administrator)).token
    }

    /// Another token.
    func token(_ scope: TokenScope) async throws -> String {
        try await service.addToken(
            Caller(.service(part: "test"), requestID: "r"), TokenRequest(name: scope.rawValue, scope: scope)
        ).token
    }

    /// Runs a test against the router, or against a real port.
    func run<Value: Sendable>(
        _ setup: TestingSetup = .router, _ test: @Sendable (ServerClient) async throws -> Value
    ) async throws -> Value {
        let application = try APIServer.make(
            service, jobs: jobs, settings: settings,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let token = token
        let value = try await application.test(setup) { client in
            try await test(ServerClient(client: client, token: token))
        }
        await catalog.close()
        return value
    }
}
