import APIModel
import Catalog
import Core
import Courier
import Service
import TestKit

/// A catalog with a channel and what brings messages there.
struct EventScene: Sendable {
    let placed: PlacedDriver
    let clock: TurnedClock
    let catalog: Catalog
    let courier = RecordedCourier()
    let service: TidemarkService
    let router: RouterLoop
    let carrier: CourierLoop

    static let me = Caller(.service(part: "test"), requestID: "r")

    init(_ place: CatalogPlace) async throws {
        clock = TurnedClock()
        placed = try await place.driver(clock: clock)
        catalog = try await placed.catalog()
        service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), courier: courier, version: "test")
        router = RouterLoop(catalog: catalog, clock: clock)
        carrier = CourierLoop(catalog: catalog, courier: courier, clock: clock)
        try await WorkFixture.fill(catalog)
        for name in ["ops", "boss"] {
            _ = try await service.addChannel(
                Self.me, ChannelForm(name: name, kind: "webhook", url: "https://\(name).example/x"))
        }
    }

    @discardableResult
    func subscribe(
        _ name: String = "all", to channel: String = "ops", _ change: (inout SubscriptionForm) -> Void = { _ in }
    ) async throws -> SubscriptionDocument {
        var form = SubscriptionForm(name: name, channel: channel)
        change(&form)
        return try await service.addSubscription(Self.me, form)
    }

    @discardableResult
    func raise(
        _ kind: EventKind, instance: String? = "i0", _ details: [String: String] = [:]
    ) async throws -> Int64 {
        try await catalog.write { transaction in
            try transaction.events.append(
                kind.rawValue, project: "p", instance: instance, document: try WorkJSON.text(details))
        }
    }

    /// Routes and sends all there is, and returns what was sent.
    func told() async throws -> [String] {
        while try await router.tick() {}
        while try await carrier.tick() > 0 {}
        return courier.take()
    }

    func close() async {
        await catalog.close()
        placed.keep()
    }
}
