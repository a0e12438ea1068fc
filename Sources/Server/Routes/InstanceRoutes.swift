internal import APIModel
internal import HTTPTypes
internal import Service

/// Instances.
enum InstanceRoutes {
    static let all = [
        list, add, importList, probe, show, change, remove, credentials, check, accountSQL, status, window,
    ]
    private static let base = "\(RouteTable.base)/instances"
    private static let one = "\(base)/{instance}"

    private static let tag = RouteParameter(
        name: "tag", schema: .text(TextRule(least: 1, most: 127)), text: "Only those with this tag.")
    private static let host = RouteParameter(
        name: "host", schema: .text(TextRule(least: 1, most: 255)),
        text: "Where the account signs in from; `%`, everywhere, where absent.")

    private static let list = Route.read(
        base, "listInstances", "Instances of a project, by name.", RouteParameter.projectPage + [tag]
    ) { try await $0.service.instances($0.caller, in: $0.project, tag: $0.query["tag"], $0.page) }

    private static let add = Route.add(
        base, "addInstance", "Adds an instance.", [.project], body: InstanceRequest.self
    ) { request, form in try await request.service.addInstance(request.caller, form, in: request.project) }

    private static let importList = Route.act(
        "\(base)/import", "importInstances",
        "Adds and changes the instances of a list in one go; the same list again changes nothing.",
        [.project, .dryRun], body: .list("Instances under `instances:`, as the page about plans describes them.")
    ) { request in
        let list: InstanceList
        if case .csv(let bytes) = request.content {
            list = .csv(bytes)
        } else {
            list = .document(try request.tree())
        }
        return try await request.service.importInstances(
            request.caller, list, in: request.project, isDryRun: request.isDryRun)
    }

    private static let probe = Route.act(
        "\(base)/probe", "probeAddresses",
        "What listens at some addresses, as the server's own machine reaches them. Nobody signs in.", [.project],
        body: .type(ProbeRequest.self), keepsAnswers: false
    ) { request in
        try await request.service.probe(
            request.caller, try request.value(ProbeRequest.self), in: request.project)
    }

    private static let show = Route.read(
        one, "getInstance", "One instance.", [.project]
    ) { try await $0.service.instance($0.caller, named: $0.path("instance"), in: $0.project) }

    private static let change = Route.change(
        one, "changeInstance", "Replaces what is said of an instance; what is absent takes its default.", [.project],
        body: InstanceRequest.self
    ) { request, form in
        try await request.service.changeInstance(
            request.caller, named: request.path("instance"), in: request.project, to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        one, "removeInstance", "Removes an instance from the service; what is stored of it stays.", [.project]
    ) { request in
        try await request.service.removeInstance(
            request.caller, named: request.path("instance"), in: request.project, over: request.revision)
    }

    private static let credentials = Route.tell(
        .put, "\(one)/credentials", "setCredentials", "Keeps the password of the account, sealed, or forgets it.",
        [.project], body: CredentialsRequest.self
    ) { request, form in
        try await request.service.setCredentials(
            request.caller, of: request.path("instance"), in: request.project, form)
    }

    private static let check = Route.act(
        "\(one)/check", "checkInstance",
        "Every prerequisite of a backup, as the server's own machine finds it, and what mends it.", [.project],
        body: nil, keepsAnswers: false
    ) { try await $0.service.check($0.caller, $0.path("instance"), in: $0.project) }

    private static let accountSQL = Route.read(
        "\(one)/account-sql", "getAccountSQL",
        "The statements that make a least-privilege account, for the version the server says it has.",
        [.project, host]
    ) { request in
        try await request.service.accountSQL(
            request.caller, request.path("instance"), in: request.project, host: request.query["host"] ?? "%")
    }

    private static let status = Route.read(
        "\(one)/status", "getStatus", "How well an instance is protected now.", [.project]
    ) { try await $0.service.status($0.caller, of: $0.path("instance"), in: $0.project) }

    private static let window = Route.read(
        "\(one)/window", "getWindow", "The times an instance can be brought back to.", [.project]
    ) { try await $0.service.window($0.caller, of: $0.path("instance"), in: $0.project) }
}
