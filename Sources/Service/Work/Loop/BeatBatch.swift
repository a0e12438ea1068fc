/// Heartbeats that were sent in one call and are not answered yet.
struct BeatBatch {
    let sentAt: Double
    let keys: [RunKey]
    var task: Task<Void, Never>?
}
