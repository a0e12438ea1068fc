internal import Catalog
internal import Core
import Glibc
internal import Logging
internal import NIOCore
internal import Service
internal import ServiceLifecycle

/// A service that is ready to run: its folder is taken, its catalog open, its keys at hand.
struct RunningService: Sendable {
    let configuration: ServiceConfiguration
    let folder: DataFolder
    let catalog: Catalog
    let service: TidemarkService
    let sealingKey: Secret
    let log: ServiceLog
    let console: Console
    let clock: any TidemarkClock

    /// Takes the folder, opens the catalog, or rebuilds it first, and makes what a first start needs.
    static func prepare(
        _ configuration: ServiceConfiguration, _ recovery: RecoveryOptions, log: ServiceLog, _ console: Console
    ) async throws -> RunningService {
        let folder = try DataFolder.take(configuration.data)
        if folder.isExposed {
            console.warning(
                "other accounts of this machine can look into \(folder.path); run: chmod 700 \(folder.path)")
        }
        let driver = try ServiceCatalog.driver(configuration.catalogPlace)
        var recoveredKey: Secret?
        if let repository = try await recovery.repository(console) {
            recoveredKey = try await ServiceCatalog.rebuild(driver, repository, recovery.recoverService, console)
        }
        let (key, isNew) = try ServiceCatalog.sealingKey(folder, recovered: recoveredKey)
        let catalog = try await ServiceCatalog.open(driver, SecretSealer(key: key))
        do {
            do {
                try await SealCheck.run(catalog)
            } catch let error as TidemarkError where isNew && error.code == .catalogSecret {
                // It has sealed nothing, and would only be mistaken for the right one.
                SealingKey.remove(folder.file(SealingKey.fileName))
                throw error
            }
            let service = TidemarkService(
                catalog: catalog, prices: configuration.prices,
                controls: ControlLibrary(path: configuration.controls), terms: configuration.sessions,
                provider: try SignInProvider.make(configuration.provider, console), version: Version.text)
            if let password = try await service.prepare() { FirstStart.tell(password, configuration, console) }
            if recovery.isWanted {
                try await FirstRepository.adopt(recovery, catalog, console)
            } else {
                try await FirstRepository.prepare(configuration, folder, catalog, console)
            }
            return RunningService(
                configuration: configuration, folder: folder, catalog: catalog, service: service, sealingKey: key,
                log: log, console: console, clock: SystemClock())
        } catch {
            await catalog.close()
            throw error
        }
    }

    /// Runs until the task is cancelled; then takes no more requests, gives its jobs back, and closes the catalog.
    func run() async throws {
        let group: ServiceGroup
        do {
            group = ServiceGroup(configuration: try parts())
        } catch {
            await catalog.close()
            throw error
        }
        // Cancelled from inside, the parts would break off; told to shut down, each ends in its turn.
        let running = Task { try await group.run() }
        let result = await withTaskCancellationHandler {
            await running.result
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
        await catalog.close()
        do {
            try result.get()
        } catch is CancellationError where Task.isCancelled {
            // It was told to stop, and has; what is left undone others take up.
            log.logger("service").warning("Not everything stopped in time.")
        } catch let error as IOError where [EADDRINUSE, EADDRNOTAVAIL, EACCES].contains(error.errnoCode) {
            throw TidemarkError(
                .serviceListen, "the service cannot listen on \(configuration.listen)",
                hint: "stop what listens there, or name another address with --listen", cause: error)
        }
    }

    /// In the order in which they are started; they are stopped the other way round.
    private func parts() throws -> ServiceGroupConfiguration {
        var parts: [any ServiceLifecycle.Service] = [audit(), leases(), planner(), eraser()]
        if configuration.worker.isEnabled { parts.append(InnerWorker.make(self)) }
        parts.append(try APIService.make(self))
        // Where one fails, the others give back what they hold.
        let services = parts.map {
            ServiceGroupConfiguration.ServiceConfiguration(
                service: $0, failureTerminationBehavior: .gracefullyShutdownGroup)
        }
        var group = ServiceGroupConfiguration(services: services, logger: log.logger("service"))
        group.maximumGracefulShutdownDuration = .milliseconds(Int64(configuration.stopSeconds * 1000))
        return group
    }

    private func audit() -> LoopService {
        let logger = log.logger("audit")
        let loop = AuditLoop(service: service, repositories: RepositoryPool(clock: clock), clock: clock) { note in
            switch note {
            case .signed(let count): logger.debug("The audit was signed.", metadata: ["checkpoints": "\(count)"])
            case .trimmed(let count): logger.info("Old entries were let go.", metadata: ["entries": "\(count)"])
            case .broken(let problem):
                logger.critical("The audit is not what was written.", metadata: ["why": "\(problem)"])
            case .failed(let error): logger.failure(error, "The audit could not be looked after.")
            }
        }
        return LoopService(name: "audit") { try await loop.run() }
    }

    private func leases() -> LoopService {
        let logger = log.logger("leases")
        let loop = LeaseLoop(catalog: catalog, terms: configuration.lease, clock: clock) { result in
            switch result {
            case .success(let jobs):
                for job in jobs { logger.warning("A worker was silent for too long.", metadata: ["job": "\(job.id)"]) }
            case .failure(let error): logger.failure(error, "The leases could not be looked at.")
            }
        }
        return LoopService(name: "leases") { try await loop.run() }
    }

    private func eraser() -> LoopService {
        let logger = log.logger("exports")
        let eraser = ExportEraser(service, clock: clock) { result in
            switch result {
            case .success(let exports):
                for export in exports { logger.info("An export was erased.", metadata: ["export": "\(export)"]) }
            case .failure(let error): logger.failure(error, "An export could not be erased.")
            }
        }
        return LoopService(name: "exports") { try await eraser.run() }
    }

    private func planner() -> LoopService {
        let logger = log.logger("planner")
        let loop = PlannerLoop(catalog: catalog, clock: clock, cache: service.cache) { note in
            switch note {
            case .decided(let decision): logger.say(decision)
            case .failed(let error): logger.failure(error, "The plans could not be looked at.")
            }
        }
        return LoopService(name: "planner") { try await loop.run() }
    }
}

extension Logger {
    /// What a planner has decided: each job that it orders, and how much else there is.
    fileprivate func say(_ decision: PlannerDecision) {
        for order in decision.orders {
            info(
                "A job is ordered by its plan.",
                metadata: ["kind": "\(order.kind)", "instance": "\(order.subject.instance ?? "")"])
        }
        debug(
            "The plans were looked at.",
            metadata: [
                "orders": "\(decision.orders.count)", "resumes": "\(decision.resumes.count)",
                "cancels": "\(decision.cancels.count + decision.withdrawals.count)",
                "events": "\(decision.events.count)",
            ])
    }
}
