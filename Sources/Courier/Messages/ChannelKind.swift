/// Where messages can go. The raw value is stored and shown; it never changes.
package enum ChannelKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A CloudEvent to an address of one's own, signed.
    case webhook
    case mail
    case slack
    /// 企业微信
    case wecom
    /// 钉钉
    case dingtalk
    /// 飞书
    case feishu
}
