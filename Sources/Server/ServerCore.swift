internal import Console
internal import Core
internal import Service

/// What every route has at hand.
struct ServerCore: Sendable {
    let service: TidemarkService
    /// What workers elsewhere speak with.
    let jobs: any JobSource
    let settings: APISettings
    let clock: any TidemarkClock
    let console: Console
    /// Whether the server itself speaks TLS.
    let hasTLS: Bool
    let metrics = ServerMetrics()
}
