import TestKit

extension ChaosScene {
    /// Carries a fault out, and returns when it is over.
    func carryOut(_ act: ChaosAct) async {
        let source = sources[act.target % sources.count]
        switch act.fault {
        case .killWorker: await kill(workers[act.target % workers.count], act)
        case .killServer: await kill(servers[act.target % servers.count], act)
        case .freezeWorker:
            let worker = workers[act.target % workers.count]
            log.note("\(act): \(worker.name)")
            let slept = await worker.freeze(act.duration)
            log.note("\(worker.name) \(slept ? "wakes up" : "was not there to sleep")")
        case .restartCatalog:
            log.note("\(act)")
            await again("stop PostgreSQL") { try await self.postgres.stop() }
            await restartCatalog(act)
        case .crashCatalog:
            log.note("\(act)")
            await postgres.killNow()
            await restartCatalog(act)
        case .crashSource:
            log.note("\(act): \(source.name)")
            await source.server.killNow()
            try? await Task.sleep(for: act.duration)
            await again("start \(source.name)") { try await source.server.launch() }
            log.note("\(source.name) is back")
        case .cutSource: cut(source.proxy, act, source.name)
        case .stallSource: await stall(source.proxy, act, source.name)
        case .cutStore: cut(storeProxy, act)
        case .refuseStore: await refuse(storeProxy, act)
        case .freezeStore:
            log.note("\(act)")
            storage.freeze(true)
            try? await Task.sleep(for: act.duration)
            storage.freeze(false)
            log.note("the store wakes up")
        case .cutCatalog: cut(catalogProxy, act)
        case .refuseCatalog: await refuse(catalogProxy, act)
        case .cutAPI: cut(apiProxy, act)
        case .refuseAPI: await refuse(apiProxy, act)
        }
    }

    private func kill(_ process: ChaosProcess, _ act: ChaosAct) async {
        log.note("\(act): \(process.name)")
        if await !process.kill(away: act.duration) { log.note("\(process.name) was not there to be killed") }
    }

    private func restartCatalog(_ act: ChaosAct) async {
        try? await Task.sleep(for: act.duration)
        await again("start PostgreSQL") { try await self.postgres.launch() }
        log.note("PostgreSQL is back")
    }

    private func cut(_ proxy: TCPProxy, _ act: ChaosAct, _ name: String = "") {
        log.note("\(act.fault.rawValue) \(name)(\(proxy.connections) of them)")
        proxy.cut()
    }

    private func stall(_ proxy: TCPProxy, _ act: ChaosAct, _ name: String) async {
        log.note("\(act): \(name)")
        proxy.stall(true)
        try? await Task.sleep(for: act.duration)
        proxy.stall(false)
        log.note("\(name) answers again")
    }

    private func refuse(_ proxy: TCPProxy, _ act: ChaosAct) async {
        log.note("\(act)")
        proxy.refuse(true)
        proxy.cut()
        try? await Task.sleep(for: act.duration)
        proxy.refuse(false)
        log.note("over: \(act.fault.rawValue)")
    }

    /// What a server that was just killed left may be in the way for a moment.
    private func again(_ what: String, _ body: @Sendable () async throws -> Void) async {
        var last = ""
        for _ in 0..<20 {
            do {
                try await body()
                return
            } catch {
                last = "\(error)"
            }
            try? await Task.sleep(for: .milliseconds(500))
        }
        log.problem("cannot \(what): \(last)")
    }
}
