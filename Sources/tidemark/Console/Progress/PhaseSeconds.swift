internal import Engine

/// How long a phase of a job took, in seconds.
struct PhaseSeconds: Sendable {
    let phase: JobPhase
    var seconds: Double
}
