package import APIModel
internal import Catalog
internal import Core

/// Messages on their way, and those that were given up.
extension TidemarkService {
    /// Newest first. Throws `catalog.missing` for a channel that is not there.
    package func deliveries(
        _ caller: Caller, state: DeliveryState.Phase?, channel: String?, _ page: PageRequest
    ) async throws -> Page<DeliveryDocument> {
        try await read(caller, .listDeliveries, on: ResourceReference(.channel, name: channel)) { transaction, _ in
            let channel = try channel.map { try transaction.channel(named: $0).id }
            let names = Dictionary(
                try transaction.channels.page(limit: 10_000).map { ($0.id, $0.name) }
            ) { first, _ in first }
            let rows = try transaction.deliveries.page(
                state: state, channel: channel, before: page.after.isEmpty ? nil : page.after, limit: page.limit + 1)
            return Page(rows, page, key: \.id) { DeliveryDocument($0, channel: names[$0.channel]) }
        }
    }

    /// A message that was given up is tried again. Throws `catalog.missing`, and `delivery.state` where it was not given up.
    package func replayDelivery(_ caller: Caller, _ id: String) async throws -> DeliveryDocument {
        try await write(caller, .replayDelivery, on: ResourceReference(.channel)) { transaction, permit in
            guard var delivery = try transaction.deliveries.find(id),
                let channel = try transaction.channels.find(delivery.channel)
            else { throw transaction.session.missing("delivery \(id)") }
            try permit.require(.replayDelivery, on: ResourceReference(.channel, name: channel.name))
            let old = delivery.state
            let before = DeliveryDocument(delivery, channel: channel.name)
            guard delivery.state.replay(at: try transaction.now()),
                try transaction.deliveries.change(delivery, from: old)
            else {
                throw TidemarkError(
                    .deliveryState, "The message \(id) is \(old.phase.rawValue) and was not given up.",
                    hint: "List the deliveries in the state dead.")
            }
            let after = DeliveryDocument(delivery, channel: channel.name)
            permit.note(before: before, after: after)
            return after
        }
    }
}

extension DeliveryDocument {
    fileprivate init(_ delivery: DeliveryRecord, channel: String?) {
        let isWaiting = delivery.state.phase == .waiting
        self.init(
            id: delivery.id, channel: channel ?? delivery.channel, event: delivery.event, kind: delivery.notice.kind,
            purpose: delivery.notice.purpose.rawValue, state: delivery.state.phase.rawValue,
            tries: delivery.state.tries, failure: delivery.state.failure, createdAt: WireTime(delivery.createdAt),
            nextTryAt: isWaiting ? WireTime(delivery.state.notBefore) : nil,
            endedAt: delivery.state.endedAt.map { WireTime($0) })
    }
}
