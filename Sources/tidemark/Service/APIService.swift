internal import Core
internal import Logging
internal import Server
internal import Service
internal import ServiceLifecycle

/// API and console, as a part of the program's life.
enum APIService {
    static func make(_ running: RunningService) throws -> any ServiceLifecycle.Service {
        let configuration = running.configuration
        let logger = running.log.logger("api")
        let settings = APISettings(
            host: configuration.listen.host, port: configuration.listen.port, limits: configuration.requests,
            proxies: configuration.proxies, hasOpenMetrics: configuration.hasOpenMetrics,
            consoleFolders: configuration.consoleAssets)
        let source = CatalogJobSource(
            catalog: running.catalog, chooser: JobChooser(limits: configuration.jobs), terms: configuration.lease)
        let certificate = try configuration.tls.map { files in
            try ServerCertificate(files) { logger.failure($0, "The old certificate is used on.") }
        }
        let console = running.console
        return try APIServer.make(
            running.service, jobs: source, settings: settings, tls: certificate?.configuration, logger: logger,
            clock: running.clock
        ) { port in
            let place = ListenAddress(host: configuration.listen.host, port: port ?? configuration.listen.port)
            let url = "\(configuration.tls == nil ? "http" : "https")://\(place)"
            console.line("serve", url)
            console.object(["event": "listening", "url": .string(url)])
        }
    }
}
