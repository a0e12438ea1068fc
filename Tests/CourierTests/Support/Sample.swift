import Core
import Courier

/// Messages and channels of the tests.
enum Sample {
    static let english = Message(
        id: "s-7", tone: .critical, title: "[Critical] Drill failed: shop-1",
        facts: [MessageFact("Instance", "shop-1"), MessageFact("Failure", "row 3 <differs> & *more* @all")],
        footer: "Tidemark · drill.failed · #7", happenedAt: Timestamp(seconds: 1_800_000_000),
        event: Array(#"{"id":"s-7","specversion":"1.0","type":"tidemark.drill.failed"}"#.utf8))

    static let chinese = Message(
        id: "s-8", tone: .good, title: "[已恢复] 恢复演练失败: 订单库",
        facts: [MessageFact("实例", "订单库"), MessageFact("失败原因", "第 3 行不一致")],
        footer: "Tidemark · drill.passed · #8", happenedAt: Timestamp(seconds: 1_800_000_060),
        event: Array(#"{"id":"s-8","specversion":"1.0"}"#.utf8))

    static func hook(_ kind: ChannelKind, _ url: String, secret: String = "") -> ChannelAddress {
        .hook(kind, url: Secret(url), secret: Secret(secret))
    }

    /// A clock that stands still: what is signed is known.
    struct Clock: TidemarkClock {
        func now() -> Timestamp { Timestamp(microseconds: 1_800_000_123_456_000) }
        func sleep(seconds: Double) async throws {}
    }

    static let courier = NetworkCourier(CourierOptions(seconds: 5), clock: Clock())
}
