internal import Console
package import Core
package import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
package import Logging
internal import NIOCore
package import NIOSSL
package import Service

/// The HTTP server of the service.
package enum APIServer {
    /// Bytes of all headers of a request.
    private static let headerBytes = 32 * 1024

    /// A server that is ready to run in a service group: it stops in good order when that shuts down. `jobs` is what workers
    /// elsewhere speak with; `running` hears of the port once it listens.
    package static func make(
        _ service: TidemarkService, jobs: any JobSource, settings: APISettings, tls: TLSConfiguration? = nil,
        logger: Logger, clock: any TidemarkClock = SystemClock(),
        running: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let console = try Console(assets: AssetTable(vendor: VendorFiles.read(settings.consoleFolders, logger)))
        let core = ServerCore(
            service: service, jobs: jobs, settings: settings, clock: clock, console: console, hasTLS: tls != nil)
        let http = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .milliseconds(Int64(settings.idleSeconds * 1000)),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes, maxHeaderFieldCount: 100)))
        return Application(
            router: try APIRouter.make(core),
            server: try tls.map { try HTTPServerBuilder.tls(http, tlsConfiguration: $0) } ?? http,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: "tidemark"),
            onServerRunning: { channel in await running(channel.localAddress?.port) }, logger: logger)
    }
}
