/// The catalogue: docs/events.md shows it, and a test compares the two.
extension EventKind {
    package var traits: EventTraits {
        switch self {
        // MARK: Runs of a plan
        case .runLate:
            EventTraits(
                .information, "Run comes late", "计划任务延迟执行", "A run that was due while nothing looked comes late.",
                parts: ["purpose", "due"])
        case .runMissed:
            EventTraits(
                .warning, "Runs were missed", "计划任务被错过",
                "Runs that were due while nothing looked, and that one late run stands for.", parts: ["purpose"])
        case .runSkipped:
            EventTraits(
                .warning, "Runs were skipped", "计划任务被跳过",
                "Runs that do not happen, because the one before was still going or waiting.", parts: ["purpose"])
        case .runNotStarted:
            EventTraits(
                .warning, "Run does not start", "计划任务未能启动",
                "A run could start for longer than `alerts.overdue`, and did not.", parts: ["purpose"])
        case .runStartedLate:
            EventTraits(
                .information, "Run has started after all", "计划任务已延迟启动", "Such a run has started after all.",
                parts: ["purpose"], ends: [.runNotStarted])
        case .runHeld:
            EventTraits(
                .information, "Run waits for its window", "任务等待时间窗口",
                "Its window has shut on a run: it goes on when it opens.", parts: ["purpose", "due"])
        case .runResumed:
            EventTraits(
                .information, "Run goes on", "任务继续执行", "The window is open again.", parts: ["purpose", "due"])
        case .clockSetBack:
            EventTraits(
                .warning, "Clock was set back", "时钟被回拨", "The catalog's clock was set back.", parts: ["purpose"])
        // MARK: Jobs
        case .jobFailed:
            EventTraits(
                .warning, "Job failed", "任务失败", "A job has failed for good, or a stream fails again and again.",
                parts: ["kind", "repository"])
        case .jobStarted:
            EventTraits(
                .information, "Job started", "任务开始", "A worker has begun a job for the first time.", parts: ["job"])
        case .jobSucceeded:
            EventTraits(
                .information, "Job succeeded", "任务成功", "A job has ended as it should.",
                parts: ["kind", "repository", "job"], ends: [.jobFailed])
        // MARK: Instances
        case .instanceUnprotected:
            EventTraits(
                .critical, "Instance is unprotected", "实例未受保护",
                "No plan covers it, or nothing says which of several is meant.")
        case .instanceProtected:
            EventTraits(
                .information, "Instance is protected", "实例已受保护", "Exactly one plan covers it.",
                ends: [.instanceUnprotected])
        case .databaseNew:
            EventTraits(
                .information, "New database", "发现新数据库", "A database has come that was not there before.",
                parts: ["database"])
        case .databaseUnprotected:
            EventTraits(
                .warning, "Database is unprotected", "数据库未受保护",
                "A database was there before the newest base, and is not in it.", parts: ["database"])
        case .databaseProtected:
            EventTraits(
                .information, "Database is protected", "数据库已受保护", "It is in the newest base, or is gone.",
                parts: ["database"], ends: [.databaseUnprotected])
        case .planUnmet:
            EventTraits(
                .warning, "Plan cannot be met", "计划无法满足", "A plan cannot be met as it is written.",
                parts: ["plan"])
        case .planMet:
            EventTraits(
                .information, "Plan can be met", "计划可以满足", "Nothing stands in its way any more.", parts: ["plan"],
                ends: [.planUnmet])
        case .rpoExceeded:
            EventTraits(
                .critical, "Log is too far behind", "RPO 超限", "The log is further behind than `alerts.rpo`.")
        case .rpoBack:
            EventTraits(
                .information, "Log has caught up", "RPO 已恢复", "The log is within `alerts.rpo` again.",
                ends: [.rpoExceeded])
        case .logGap:
            EventTraits(
                .critical, "Log has a gap", "日志出现缺口",
                "The log became incomplete, or could not be continued: moments behind it need a new base.")
        case .baseOutOfTurn:
            EventTraits(
                .information, "Base is made out of turn", "计划外全量备份",
                "The log goes on in a run no base belongs to: one is made out of turn.")
        case .prerequisiteLost:
            EventTraits(
                .critical, "Prerequisite is lost", "备份前提丢失",
                "A setting or right that base or log need was there and is not any more.", parts: ["check"])
        case .prerequisiteBack:
            EventTraits(
                .information, "Prerequisite is back", "备份前提恢复", "It is there again.", parts: ["check"],
                ends: [.prerequisiteLost])
        default: otherTraits
        }
    }

    private var otherTraits: EventTraits { guardTraits ?? serviceTraits }

    /// Attacks, repositories and proofs; nil for others.
    private var guardTraits: EventTraits? {
        switch self {
        case .logBurst:
            EventTraits(
                .critical, "Burst of deletions or rewrites", "大量删除或改写",
                "Far more rows are deleted or rewritten in a minute than this instance ever does: ransomware, or somebody's "
                    + "mistake. The last good restore points are held.", parts: ["what"])
        case .baseIncompressible:
            EventTraits(
                .critical, "Base hardly compresses", "备份压缩率骤降",
                "A base hardly compresses, of an instance whose bases did: as if somebody had encrypted its rows. The last "
                    + "good restore points are held.")
        case .repositorySlow:
            EventTraits(
                .warning, "Repository is slow", "备份存储缓慢", "It takes so long that the log waits.",
                parts: ["repository"])
        case .repositoryFull:
            EventTraits(.critical, "Repository is full", "备份存储已满", "Nothing more can be stored.", parts: ["repository"])
        case .repositoryUnreachable:
            EventTraits(
                .critical, "Repository is unreachable", "备份存储不可达", "It does not answer, or refuses.",
                parts: ["repository"])
        case .repositoryBack:
            EventTraits(
                .information, "Repository is back", "备份存储恢复", "It takes what is stored again.",
                parts: ["repository"], ends: [.repositorySlow, .repositoryFull, .repositoryUnreachable])
        case .drillPassed:
            EventTraits(
                .information, "Drill passed", "恢复演练通过", "A restore point was restored and proven.",
                ends: [.drillFailed])
        case .drillFailed:
            EventTraits(.critical, "Drill failed", "恢复演练失败", "A restore point could not be proven.")
        case .rtoExceeded:
            EventTraits(.warning, "Drill was too slow", "RTO 超限", "A drill took longer than `alerts.rto`.")
        case .rtoBack:
            EventTraits(
                .information, "Drill was fast enough", "RTO 已恢复", "A drill took no longer than `alerts.rto`.",
                ends: [.rtoExceeded])
        case .verifyFailed:
            EventTraits(
                .critical, "Verification failed", "备份校验失败", "Something stored is damaged or missing.",
                parts: ["repository"])
        case .verifyPassed:
            EventTraits(
                .information, "Verification passed", "备份校验通过", "Everything that was read is as it was stored.",
                parts: ["repository"], ends: [.verifyFailed])
        default: nil
        }
    }

    /// The service, and those who use it.
    private var serviceTraits: EventTraits {
        switch self {
        case .keyExpiring:
            EventTraits(
                .warning, "Token ends soon", "令牌即将到期", "A token that machines sign in with ends within two weeks.",
                parts: ["token"])
        case .certificateExpiring:
            EventTraits(
                .warning, "Certificate ends soon", "证书即将到期", "The server's certificate ends within three weeks.",
                parts: ["file"])
        case .channelFailed:
            EventTraits(
                .warning, "Channel takes no messages", "通知渠道失败",
                "Messages to a channel are given up; they can be replayed.", parts: ["channel"])
        case .channelBack:
            EventTraits(
                .information, "Channel takes messages", "通知渠道恢复", "A message has arrived there again.",
                parts: ["channel"], ends: [.channelFailed])
        case .accountLocked:
            EventTraits(
                .warning, "Account is locked", "账号已锁定", "An account or an address failed to sign in too often.",
                parts: ["person", "name", "address"])
        case .downloadRefused:
            EventTraits(
                .warning, "Download was refused", "下载被拒绝", "Somebody tried a link and was refused.",
                parts: ["link", "address"])
        case .approvalWanted:
            EventTraits(
                .warning, "Approval is wanted", "等待审批", "Somebody asks for another's approval.",
                parts: ["approval", "id"])
        case .auditBroken:
            EventTraits(
                .critical, "Audit is broken", "审计记录被破坏",
                "An entry of the audit was changed, removed, inserted or moved.")
        default:
            EventTraits(
                .critical, "Catalog was recovered", "目录已恢复",
                "The catalog was lost and came back from a repository: what happened since its export is not known.")
        }
    }

    /// The trouble an event of this kind belongs to, by its key: the same for every event of the same trouble.
    package func key(project: String?, instance: String?, job: String?, details: [String: String]) -> String {
        let parts = traits.parts.map { $0 == "job" ? job ?? "" : details[$0] ?? "" }
        return ([rawValue, project ?? "", instance ?? ""] + parts).map { Self.escaped($0) }.joined(separator: "|")
    }

    /// So that no two different lists of parts have one key.
    private static func escaped(_ text: String) -> String {
        text.contains("|") || text.contains("\\")
            ? text.reduce(into: "") { $0 += $1 == "|" || $1 == "\\" ? "\\\($1)" : "\($1)" } : text
    }
}
