internal import Core
internal import Engine

/// Looks every two seconds at the source and the clock while a base is made, and tells its governor.
struct BaseWatch: Sendable {
    let governor: BaseGovernor
    /// Whether the source has to be asked.
    let asks: Bool
    let access: ServerAccess
    let progress: EngineProgress
    let reporter: JobReporter
    let clock: any TidemarkClock

    private static let seconds = 2.0

    /// Until cancelled.
    func run() async {
        let reader = asks ? StrainReader(access) : nil
        var isFailing = false
        while !Task.isCancelled {
            var strain: SourceStrain?
            if let reader {
                do {
                    strain = try await reader.read()
                    isFailing = false
                } catch {
                    if !isFailing, !Task.isCancelled {
                        reporter.note("How strained the source is cannot be seen now: \(error.message)")
                    }
                    isFailing = true
                }
            }
            switch governor.look(strain, at: clock.now(), uptime: clock.uptime()) {
            case .held(let reason):
                progress.hold(reason)
                reporter.note("Reading pauses: \(reason).")
            case .goesOn: progress.hold(nil)
            case nil: break
            }
            do { try await clock.sleep(seconds: Self.seconds) } catch { break }
        }
        await reader?.close()
    }
}
