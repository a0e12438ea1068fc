/// What a job does. The raw value is stored and shown; it never changes.
package enum JobKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A full copy of an instance.
    case base
    /// The archive of an instance's log, as long as the instance is protected.
    case stream
    /// A restore point brought to a target.
    case restore
    /// A restore to a throwaway target, to prove a restore point.
    case drill
    /// Stored objects are read back and compared.
    case verify
    /// What a repository holds is brought to a second one.
    case copy
    /// What no rule keeps is taken away.
    case prune
    /// The catalog or a restore point is written somewhere outside of its repository's form.
    case export
    /// Small segments are joined to large ones.
    case merge
    /// Restore points are kept from being taken away.
    case hold
    /// A question is answered from what is stored: about the log, or about a restore that is thought of.
    case lookup

    /// Whether it runs until somebody stops it. Such jobs count against limits of their own, and never give up.
    package var isEndless: Bool { self == .stream }

    /// Seconds by which a job is ranked as if it had waited longer.
    ///
    /// The rank is the time of asking minus this, so it does not change while a job waits, and whatever waits longer than the
    /// largest of these figures comes before everything that is asked for now.
    package var headStart: Double {
        switch self {
        case .restore, .hold, .lookup: 24 * 3600
        case .stream: 12 * 3600
        case .base: 2 * 3600
        case .drill, .copy: 3600
        case .export, .verify: 1800
        case .prune, .merge: 0
        }
    }
}
