package import APIModel
internal import Catalog
internal import Core
internal import Engine

/// Looking at database servers from the server's own machine, which must reach them: workers elsewhere look by themselves
/// before every base.
extension TidemarkService {
    /// Addresses looked at at a time.
    private static let probesAtOnce = 64
    /// Seconds for each.
    private static let probeSeconds = 3

    /// What listens at some addresses, in their order. Throws `RefusedFields` for a text that is no address, `catalog.missing`
    /// for the project.
    package func probe(
        _ caller: Caller, _ request: ProbeRequest, in project: String
    ) async throws -> ProbeReport {
        var problems: [ConfigProblem] = []
        var endpoints: [Endpoint] = []
        for (index, text) in request.addresses.enumerated() {
            do throws(TidemarkError) {
                endpoints.append(try Endpoint(address: text))
            } catch {
                problems.append(
                    ConfigProblem(path: "addresses[\(index)]", line: nil, message: error.message, hint: error.hint))
            }
        }
        guard problems.isEmpty else { throw RefusedFields(problems) }
        let known = try await read(caller, .probe, on: ResourceReference(.instance, project: project)) {
            transaction, _ in
            let owner = try transaction.project(named: project)
            let all = try transaction.instances.page(in: owner.id, limit: Int(Int32.max))
            return Dictionary(all.map { ($0.endpoint, $0.name) }) { first, _ in first }
        }
        let found = await probe(endpoints, seconds: Double(request.timeoutSeconds ?? Self.probeSeconds))
        let results = zip(request.addresses, zip(endpoints, found)).map { address, pair in
            ProbeResult(address: address, pair.1, instance: known[pair.0.description])
        }
        return ProbeReport(results: results)
    }

    private func probe(_ endpoints: [Endpoint], seconds: Double) async -> [ProbedServer] {
        let engine = engine
        var found = [ProbedServer](repeating: .unreachable("it was not asked"), count: endpoints.count)
        await withTaskGroup(of: (Int, ProbedServer).self) { group in
            var next = min(Self.probesAtOnce, endpoints.count)
            for index in 0..<next {
                let endpoint = endpoints[index]
                group.addTask { (index, await engine.probe(endpoint, seconds: seconds)) }
            }
            for await (index, server) in group {
                found[index] = server
                guard next < endpoints.count else { continue }
                let (following, endpoint) = (next, endpoints[next])
                next += 1
                group.addTask { (following, await engine.probe(endpoint, seconds: seconds)) }
            }
        }
        return found
    }

    /// Every prerequisite of a backup on an instance's server, with what mends it. Throws `catalog.missing`, and what
    /// dialling and signing in throw.
    package func check(_ caller: Caller, _ name: String, in project: String) async throws -> CheckReport {
        let resource = ResourceReference(.instance, project: project, name: name)
        let (login, now) = try await read(caller, .checkInstance, on: resource) { transaction, _ in
            let (record, owner) = try transaction.instance(named: name, in: project)
            let instance = try FleetNames(transaction, owner).instance(record)
            let login = InstanceLogin(
                endpoint: instance.endpoint, user: instance.user,
                password: try transaction.instances.credentials(of: record.id) ?? Secret(""), tls: instance.tls)
            return (login, try transaction.now())
        }
        let server = try await engine.check(login)
        return CheckReport(
            instance: name, checkedAt: WireTime(now), family: server.family.rawValue, version: server.version,
            items: server.items)
    }

    /// The statements that make a least-privilege account, for the version the instance's server says it has. `host` is
    /// where the account signs in from. Throws `catalog.missing`, `source.unreachable`.
    package func accountSQL(
        _ caller: Caller, _ name: String, in project: String, host: String = "%"
    ) async throws -> AccountSQL {
        let resource = ResourceReference(.instance, project: project, name: name)
        let instance = try await read(caller, .showAccountSQL, on: resource) { transaction, _ in
            let (record, owner) = try transaction.instance(named: name, in: project)
            return try FleetNames(transaction, owner).instance(record)
        }
        let reason: String
        switch await engine.probe(instance.endpoint, seconds: Double(Self.probeSeconds)) {
        case .server(let family, let version):
            let needsTLS = instance.tls != .disabled && instance.tls != .preferred
            let (statements, notes) = engine.accountStatements(
                user: instance.user, host: host, requiresTLS: needsTLS, version: version, family: family)
            return AccountSQL(
                instance: name, family: family.rawValue, version: version, statements: statements, notes: notes)
        case .refused(let text), .other(let text), .unreachable(let text): reason = text
        }
        throw TidemarkError(
            .sourceUnreachable, "The version of \(instance.endpoint) cannot be asked for: \(reason).",
            hint: "Check that it runs, and that host, port and firewall let this machine in.")
    }
}

extension ProbeResult {
    fileprivate init(address: String, _ server: ProbedServer, instance: String?) {
        switch server {
        case .server(let family, let version):
            self.init(
                address: address, outcome: .server, family: family.rawValue, version: version, instance: instance,
                detail: "\(family) \(version)")
        case .refused(let text):
            self.init(address: address, outcome: .refused, instance: instance, detail: text)
        case .other(let text): self.init(address: address, outcome: .other, instance: instance, detail: text)
        case .unreachable(let text):
            self.init(address: address, outcome: .unreachable, instance: instance, detail: text)
        }
    }
}
