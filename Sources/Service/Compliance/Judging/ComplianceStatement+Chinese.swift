internal import APIModel
internal import Core

extension ComplianceStatement {
    var chinese: String {
        switch self {
        case .covered(let plan): "由备份计划 \(plan) 覆盖。"
        case .noPlan: "没有备份计划覆盖该实例。"
        case .severalPlans(let plans): "被多个备份计划同时覆盖：\(plans.joined(separator: "、"))。"
        case .base(let time): "最新全量备份的时间为 \(Self.time(time))。"
        case .noBase: "没有可用于恢复的全量备份。"
        case .baseOverdue(let newest): "下一次全量备份已逾期；最新一次的时间为 \(Self.time(newest))。"
        case .baseNotStarted(let since): "自 \(Self.time(since)) 起本可进行全量备份，但未开始。"
        case .baseTooOld(let time, let limit): "最新全量备份的时间为 \(Self.time(time))，已超过 \(Self.span(limit))。"
        case .streaming: "日志正在连续归档。"
        case .notStreaming: "日志未在归档。"
        case .noLogWanted: "备份计划不保留日志：只能恢复到全量备份的时间点。"
        case .window(let start, let end?): "从 \(Self.time(start)) 到 \(Self.time(end)) 的每一秒都可恢复。"
        case .window(let start, nil): "从 \(Self.time(start)) 到现在的每一秒都可恢复。"
        case .noWindow: "没有任何可恢复的时间点。"
        case .gaps(let count): "在保留期内有 \(count) 段时间无法恢复。"
        case .windowTooShort(let seconds, let limit): "可恢复窗口长 \(Self.span(seconds))；要求 \(Self.span(limit))。"
        case .behind(let seconds, nil): "日志滞后 \(Self.span(seconds))；未设定上限。"
        case .behind(let seconds, let limit?): "日志滞后 \(Self.span(seconds))；要求不超过 \(Self.span(limit))。"
        case .rpoUnknown: "日志滞后时间未知。"

        case .copied(let store, let newest): "仓库 \(store) 位于异地，其中有 \(Self.time(newest)) 的全量备份。"
        case .noCopy: "未计划向其他仓库复制副本。"
        case .copyEmpty(let store): "尚无信息表明仓库 \(store) 中存有备份。"
        case .copyTooOld(let store, let newest, let limit):
            "仓库 \(store) 中最新全量备份的时间为 \(Self.time(newest))，已超过 \(Self.span(limit))。"
        case .samePlace(let store): "仓库 \(store) 中的副本位于同一存储桶。"
        case .placeUnknown(let store): "仓库 \(store) 中有副本；从其地址无法判断是否位于异地。"
        case .locked(let store, "compliance", let days):
            "仓库 \(store) 将已存内容锁定 \(days) 天；任何人都不能解除（compliance 模式）。"
        case .locked(let store, let mode, let days):
            "仓库 \(store) 将已存内容锁定 \(days) 天；有特权者可以解除（\(mode) 模式）。"
        case .notLocked(let store): "仓库 \(store) 未锁定任何内容：已存备份可以被删除。"
        case .lockTooShort(let store, let days, let limit):
            "仓库 \(store) 将已存内容锁定 \(days) 天；要求 \(Self.span(limit))。"
        case .lockUnknown(let store): "仓库 \(store) 是否锁定已存内容未知。"
        case .sealed: "所有已存内容均以 AES-256-GCM 加密，每个对象使用独立密钥。"
        case .nothingStored: "尚无信息表明已存有该实例的备份。"
        case .keys(let keys):
            "密钥：" + keys.map { "\($0.store)：\(Self.chinese($0.kind))" }.joined(separator: "；") + "。"
        case .noKey(let stores): "本服务没有以下仓库的密钥：\(stores.joined(separator: "、"))。"
        case .transport(.disabled): "读取时不使用 TLS。"
        case .transport(.preferred): "仅在服务器支持时使用 TLS 读取。"
        case .transport(.required): "使用 TLS 读取；未验证服务器证书。"
        case .transport(.verifyCA): "使用 TLS 读取；验证证书的颁发机构。"
        case .transport(.verifyIdentity): "使用 TLS 读取；验证服务器证书和名称。"

        case .drillPassed(let id, let time, let rto):
            "\(Self.time(time)) 的演练 \(id) 验证了恢复点" + (rto.map { "，用时 \(Self.span($0))" } ?? "")
                + "；证据已签名。"
        case .noDrill: "尚未进行恢复演练。"
        case .drillFailed(let time): "最近一次演练（\(Self.time(time))）失败。"
        case .noEvidence(let id): "演练 \(id) 已通过，但缺少证据。"
        case .drillTooOld(let time, let limit): "最近一次演练在 \(Self.time(time))，已超过 \(Self.span(limit))。"
        case .rights(let roles) where roles.isEmpty: "没有授予任何角色。"
        case .rights(let roles):
            roles.map { "\($0.role)：\($0.people) 人、\($0.groups) 个组、\($0.tokens) 个令牌" }
                .joined(separator: "；") + "。"
        case .rightsNotAvailable: "本服务没有可供统计的角色权限。"
        case .auditIntact(let entries, let time, let checkpoint):
            "\(Self.time(time)) 校验时全部 \(entries) 条审计记录完整；"
                + (checkpoint.map { "最近的签名检查点为 \(Self.time($0))。" } ?? "尚未存储签名检查点。")
        case .auditNotAvailable: "本服务没有可供校验的审计链。"
        case .auditNeverVerified(let entries): "审计有 \(entries) 条记录，尚未校验过其完整性。"
        case .auditBroken(let time): "\(Self.time(time)) 的校验发现审计记录被更改。"
        case .auditTooOld(let time, let limit): "审计在 \(Self.time(time)) 校验，已超过 \(Self.span(limit))。"
        }
    }

    /// `3 min 05 s` is `3 分 05 秒`.
    private static func span(_ seconds: Double) -> String {
        let units = ["d": "天", "h": "小时", "min": "分", "s": "秒", "unknown": "未知"]
        return DurationText.of(seconds: seconds).split(separator: " ").map { units[String($0)] ?? String($0) }
            .joined(separator: " ")
    }

    private static func chinese(_ kind: AssignedKey.Kind) -> String {
        switch kind {
        case .keyfile: "密钥文件，加密保存在服务目录库中"
        case .passphrase: "口令，加密保存在服务目录库中"
        case .kms: "位于 KMS 中，从不离开"
        case .token: "位于硬件令牌中，从不离开"
        }
    }
}
