internal import Core
internal import Logging
internal import NIOSSL
internal import Service

/// What tells people what happened: who is told of what, the way to them, and the watch over the server's certificate.
enum EventLoops {
    /// Seconds between two looks at the certificate.
    private static let lookSeconds = 3600.0

    static func make(_ running: RunningService) -> [LoopService] {
        let logger = running.log.logger("events")
        let router = RouterLoop(catalog: running.catalog, clock: running.clock) { logger.say($0) }
        let courier = CourierLoop(
            catalog: running.catalog, courier: running.service.courier, clock: running.clock
        ) { logger.say($0) }
        let loops = [
            LoopService(name: "events") { try await router.run() },
            LoopService(name: "courier") { try await courier.run() },
        ]
        guard let tls = running.configuration.tls else { return loops }
        return loops + [
            LoopService(name: "certificate") {
                while true {
                    await look(at: running.configuration.place(tls.certificate), running, logger)
                    try await running.clock.sleep(seconds: lookSeconds)
                }
            }
        ]
    }

    private static func look(at path: String, _ running: RunningService, _ logger: Logger) async {
        do {
            // One that cannot be read now is being replaced, which the server itself speaks of.
            guard let certificate = try? NIOSSLCertificate.fromPEMFile(path).first else { return }
            let ends = Timestamp(seconds: Int64(certificate.notValidAfter))
            try await ExpiryWatch.look(at: path, ending: ends, running.catalog)
        } catch let error as TidemarkError {
            logger.failure(error, "The certificate could not be looked at.")
        } catch {
            logger.debug("The look at the certificate was cut off.")
        }
    }
}

extension Logger {
    /// What the loops of events have to say.
    fileprivate func say(_ note: EventLoopNote) {
        switch note {
        case .sent(let channel, let event):
            info("A message has arrived.", metadata: ["channel": "\(channel)", "event": "\(event)"])
        case .failed(let channel, let event, let reason, let isGivenUp):
            warning(
                isGivenUp ? "A message is given up." : "A message did not arrive.",
                metadata: ["channel": "\(channel)", "event": "\(event)", "reason": "\(reason)"])
        case .broken(let error): failure(error, "Events could not be looked at.")
        }
    }
}
