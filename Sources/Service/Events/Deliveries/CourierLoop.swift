package import Catalog
package import Core
package import Courier

/// Brings messages to their channels. Every server may run one: a message is one server's at a time.
package actor CourierLoop {
    private let catalog: Catalog
    private let courier: any Courier
    private let terms: DeliveryTerms
    private let clock: any TidemarkClock
    private let interval: Double
    private let say: @Sendable (EventLoopNote) -> Void

    /// Messages sent at a time.
    private static let parallel = 16

    package init(
        catalog: Catalog, courier: any Courier, terms: DeliveryTerms = DeliveryTerms(),
        clock: any TidemarkClock = SystemClock(), interval: Double = 1,
        say: @escaping @Sendable (EventLoopNote) -> Void = { _ in }
    ) {
        self.catalog = catalog
        self.courier = courier
        self.terms = terms
        self.clock = clock
        self.interval = interval
        self.say = say
    }

    /// Until cancelled.
    package func run() async throws {
        while true {
            try Task.checkCancellation()
            do {
                while try await tick() == Self.parallel { try Task.checkCancellation() }
            } catch let error as TidemarkError {
                say(.broken(error))
            }
            try await clock.sleep(seconds: interval)
        }
    }

    /// Sends what is due, at most as many as are sent at a time; returns how many there were.
    @discardableResult
    package func tick() async throws -> Int {
        let parcels = try await begin()
        let courier = courier
        let results = await withTaskGroup(of: (Parcel, CourierFailure?).self) { group in
            for parcel in parcels { group.addTask { (parcel, await Self.send(parcel, by: courier)) } }
            var results: [(Parcel, CourierFailure?)] = []
            for await result in group { results.append(result) }
            return results
        }
        for (parcel, failure) in results { try await end(parcel, failure) }
        return parcels.count
    }

    private struct Parcel: Sendable {
        var delivery: DeliveryRecord
        let number: Int
        let channel: String
        let content: Result<(message: Message, address: ChannelAddress), CourierFailure>
    }

    private func begin() async throws -> [Parcel] {
        let hasDue = try await catalog.read { try !$0.deliveries.due(at: try $0.now(), limit: 1).isEmpty }
        guard hasDue else { return [] }
        let terms = terms
        return try await catalog.write { transaction in
            let now = try transaction.now()
            return try transaction.deliveries.due(at: now, limit: Self.parallel).compactMap { delivery in
                var delivery = delivery
                let old = delivery.state
                guard let number = delivery.state.begin(at: now, terms),
                    try transaction.deliveries.change(delivery, from: old)
                else { return nil }
                let channel = try transaction.channels.find(delivery.channel)
                return Parcel(
                    delivery: delivery, number: number, channel: channel?.name ?? "",
                    content: Self.content(delivery, channel, transaction))
            }
        }
    }

    private static func content(
        _ delivery: DeliveryRecord, _ channel: ChannelRecord?, _ transaction: CatalogTransaction
    ) -> Result<(message: Message, address: ChannelAddress), CourierFailure> {
        guard let channel else { return .failure(CourierFailure("The channel is gone.", isFinal: true)) }
        do {
            let message = try NoticeWriter.message(delivery.notice, in: channel.settings.language)
            return .success((message: message, address: try transaction.channels.address(of: channel)))
        } catch {
            return .failure(CourierFailure("What opens the channel cannot be read.", isFinal: true))
        }
    }

    private static func send(_ parcel: Parcel, by courier: any Courier) async -> CourierFailure? {
        do throws(CourierFailure) {
            let content = try parcel.content.get()
            try await courier.send(content.message, to: content.address)
            return nil
        } catch {
            return error
        }
    }

    private func end(_ parcel: Parcel, _ failure: CourierFailure?) async throws {
        let terms = terms
        let delivery = try await catalog.write { transaction in
            let now = try transaction.now()
            guard var delivery = try transaction.deliveries.find(parcel.delivery.id) else { return parcel.delivery }
            let old = delivery.state
            let counts =
                if let failure {
                    delivery.state.fail(parcel.number, failure, at: now, terms)
                } else {
                    delivery.state.succeed(parcel.number, at: now)
                }
            guard counts, try transaction.deliveries.change(delivery, from: old) else { return delivery }
            try Self.tell(of: delivery, channel: parcel.channel, transaction)
            return delivery
        }
        let event = delivery.event
        if let failure {
            let isGivenUp = delivery.state.phase == .dead
            say(.failed(channel: parcel.channel, event: event, reason: failure.text, isGivenUp: isGivenUp))
        } else {
            say(.sent(channel: parcel.channel, event: event))
        }
    }

    /// A channel that begins to fail, or is back. Messages that tell of it are not told of: one would follow the other for ever.
    private static func tell(
        of delivery: DeliveryRecord, channel: String, _ transaction: CatalogTransaction
    ) throws {
        guard [.sent, .dead].contains(delivery.state.phase), !delivery.notice.kind.hasPrefix("channel.") else { return }
        let key = EventKind.channelFailed.key(project: nil, instance: nil, job: nil, details: ["channel": channel])
        let isKnown = try transaction.alarms.open(key) != nil
        let isDead = delivery.state.phase == .dead
        guard isDead != isKnown else { return }
        var details = ["channel": channel]
        if isDead { details["message"] = delivery.state.failure ?? "" }
        try transaction.append(PlannedEvent(isDead ? .channelFailed : .channelBack, details))
    }
}
