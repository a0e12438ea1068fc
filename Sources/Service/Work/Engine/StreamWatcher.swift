internal import APIModel
internal import Core
internal import Engine
internal import Repository

/// Reports what is known of an instance while its log is archived: how far the log is durable every ten seconds, and every
/// ten minutes what the repository holds and what the server shows of itself.
struct StreamWatcher: Sendable {
    let reached: StreamReach
    let access: ServerAccess
    let repository: Repository
    /// Of the instance in the repository.
    let name: String
    /// Of the repository in the catalog.
    let id: String
    let reporter: JobReporter
    let clock: any TidemarkClock

    private static let tickSeconds = 10.0
    private static let lookSeconds = 600.0
    /// After which a look that failed is tried again.
    private static let againSeconds = 60.0
    /// Between two words about what the log changed.
    private static let activitySeconds = 60.0

    /// Until cancelled; then says that the stream has ended.
    func run() async {
        var nextLook = 0.0
        /// Seconds by which the source's clock is ahead of this machine's.
        var ahead: Double?
        var counted = (at: clock.now(), changes: reached.changes)
        while !Task.isCancelled {
            var update = InstanceFactsUpdate(repository: id)
            let uptime = clock.uptime()
            // Where nothing was stored before, there is nothing to look at until something is.
            if uptime >= nextLook, reached.through != nil {
                let isComplete = await look(&update)
                nextLook = uptime + (isComplete ? Self.lookSeconds : Self.againSeconds)
                if let time = update.sourceTime { ahead = time.seconds(since: clock.now()) }
            }
            if let through = reached.through {
                update.through = through
                update.isStreaming = true
                if let ahead { update.sourceTime = clock.now().adding(seconds: ahead) }
                if clock.now().seconds(since: counted.at) >= Self.activitySeconds {
                    update.activity = activity(since: &counted)
                }
                let changes = reached.takeSchemaChanges()
                if !changes.isEmpty { update.changes = changes.map { ReportedChange($0) } }
                reporter.facts(update)
            }
            do { try await clock.sleep(seconds: nextLook == 0 ? 1 : Self.tickSeconds) } catch { break }
        }
        var last = InstanceFactsUpdate(repository: id)
        last.through = reached.through
        last.isStreaming = false
        reporter.facts(last)
    }

    /// What the log changed; nil where it changed nothing, which needs no word.
    private func activity(since counted: inout (at: Timestamp, changes: RowChanges)) -> ReportedActivity? {
        let (now, changes) = (clock.now(), reached.changes)
        let activity = ReportedActivity(
            since: counted.at, until: now, inserts: changes.inserts &- counted.changes.inserts,
            updates: changes.updates &- counted.changes.updates, deletes: changes.deletes &- counted.changes.deletes)
        let isIdle = changes == counted.changes
        counted = (at: now, changes: changes)
        return isIdle ? nil : activity
    }

    /// Whether everything answered. What does not is passed over: the stream itself says what troubles it.
    private func look(_ update: inout InstanceFactsUpdate) async -> Bool {
        var isComplete = true
        do {
            update.take(try await SourceSurvey.take(access))
        } catch {
            isComplete = false
        }
        do {
            if let instance = try await repository.instance(named: name) {
                let stored = try await RepositoryFacts.read(instance, repository: id, now: clock.now())
                update.merge(stored)
            }
        } catch {
            isComplete = false
        }
        return isComplete
    }
}

extension ReportedChange {
    fileprivate init(_ change: SchemaChange) {
        self.init(time: change.time, gtid: change.gtid, table: change.table, statement: change.statement)
    }
}
