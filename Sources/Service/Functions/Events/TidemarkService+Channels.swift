package import APIModel
internal import Catalog
internal import Core
internal import Courier

/// Channels: where messages go.
extension TidemarkService {
    /// By name.
    package func channels(_ caller: Caller, _ page: PageRequest) async throws -> Page<ChannelDocument> {
        try await read(caller, .listChannels, on: ResourceReference(.channel)) { transaction, _ in
            let rows = try transaction.channels.page(after: page.after, limit: page.limit + 1)
            return try Page(rows, page, key: \.name) { try transaction.document(of: $0) }
        }
    }

    /// Throws `catalog.missing`.
    package func channel(_ caller: Caller, named name: String) async throws -> ChannelDocument {
        try await read(caller, .showChannel, on: ResourceReference(.channel, name: name)) { transaction, _ in
            try transaction.document(of: try transaction.channel(named: name))
        }
    }

    /// Throws `RefusedFields`, and `catalog.exists` where the name is taken.
    package func addChannel(_ caller: Caller, _ form: ChannelForm) async throws -> ChannelDocument {
        let wanted = try WantedChannel(form)
        return try await write(caller, .addChannel, on: ResourceReference(.channel, name: form.name)) {
            transaction, permit in
            let now = try transaction.now()
            let record = ChannelRecord(
                id: Identifier.make(at: now), name: form.name, kind: wanted.kind,
                settings: try wanted.settings(over: nil), createdAt: now)
            try transaction.channels.add(record)
            try transaction.channels.setSecrets(wanted.secrets(over: ChannelSecrets()), of: record.id)
            let document = try transaction.document(of: record)
            permit.note(before: nil, after: document)
            return document
        }
    }

    /// Throws `RefusedFields`, also where the kind is another; `catalog.missing`, `catalog.changed`.
    package func changeChannel(
        _ caller: Caller, named name: String, to form: ChannelForm, over revision: Int64?
    ) async throws -> ChannelDocument {
        let wanted = try WantedChannel(form)
        return try await write(caller, .changeChannel, on: ResourceReference(.channel, name: name)) {
            transaction, permit in
            var record = try transaction.channel(named: name)
            try Revision.require(revision, is: record.revision, "The channel \(name)")
            guard wanted.kind == record.kind else {
                throw RefusedFields(
                    path: "kind", "A channel keeps its kind.",
                    hint: "Write \(record.kind.rawValue), or add another one.")
            }
            let before = try transaction.document(of: record)
            record.name = form.name
            record.settings = try wanted.settings(over: record.settings)
            try transaction.channels.update(record)
            try transaction.channels.setSecrets(
                wanted.secrets(over: try transaction.channels.secrets(of: record.id)), of: record.id)
            let after = try transaction.document(of: try transaction.channel(named: form.name))
            permit.note(before: before, after: after)
            return after
        }
    }

    /// With what is on its way to it. Throws `catalog.exists` while subscriptions name it, `catalog.missing`,
    /// `catalog.changed`.
    package func removeChannel(_ caller: Caller, named name: String, over revision: Int64?) async throws {
        try await write(caller, .removeChannel, on: ResourceReference(.channel, name: name)) { transaction, permit in
            let record = try transaction.channel(named: name)
            try Revision.require(revision, is: record.revision, "The channel \(name)")
            permit.note(before: try transaction.document(of: record), after: nil)
            try transaction.channels.remove(record.id)
            try transaction.deliveries.forget(channel: record.id)
        }
    }

    /// Sends a message now, and waits for it. Throws `catalog.missing`, `channel.unreachable`, `channel.refused`.
    package func testChannel(_ caller: Caller, named name: String) async throws -> ChannelTestReport {
        let (message, address) = try await write(
            caller, .testChannel, on: ResourceReference(.channel, name: name)
        ) { transaction, _ in
            let channel = try transaction.channel(named: name)
            let now = try transaction.now()
            let notice = Notice(
                event: 0, kind: "channel.test", purpose: .test, severity: .information,
                details: ["channel": name, "requester": caller.name], happenedAt: now, count: 1,
                service: try ServiceIdentity.current(transaction))
            return (
                try NoticeWriter.message(notice, in: channel.settings.language),
                try transaction.channels.address(of: channel)
            )
        }
        let clock = SystemClock()
        let began = clock.uptime()
        do throws(CourierFailure) {
            try await courier.send(message, to: address)
        } catch {
            throw error.error
        }
        return ChannelTestReport(
            channel: name, sentAt: WireTime(clock.now()), seconds: clock.uptime() - began)
    }
}

extension CatalogTransaction {
    /// Throws `catalog.missing`.
    func channel(named name: String) throws -> ChannelRecord {
        guard let channel = try channels.named(name) else { throw session.missing("channel \(name)") }
        return channel
    }

    fileprivate func document(of channel: ChannelRecord) throws -> ChannelDocument {
        let mail = channel.settings.mail.map { mail in
            MailForm(
                host: channel.settings.host, port: mail.port, security: mail.security.rawValue, user: mail.user,
                from: mail.from, to: mail.to)
        }
        return ChannelDocument(
            name: channel.name, kind: channel.kind.rawValue, language: channel.settings.language.rawValue,
            host: channel.settings.host, hasSecret: try !channels.secrets(of: channel.id).secret.isEmpty, mail: mail,
            createdAt: WireTime(channel.createdAt), revision: channel.revision)
    }
}
