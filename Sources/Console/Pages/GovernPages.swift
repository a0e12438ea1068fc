/// Who may what, and what was done: people, access, approvals, tokens, audit, subscriptions, compliance, one's own account.
enum GovernPages {
    static let all: [ConsolePage] = people + access + approvals + audit + notices + CompliancePage.all

    private static let people = PeoplePage.all + PersonPage.all + SessionsPage.all + AccountPage.all + FactorPage.all
    private static let access =
        AccessPage.all + PolicyPage.all + RulePages.all + GrantsPage.all + ExplainPage.all + ApprovalRulesPage.all
    private static let approvals = ApprovalsPage.all + ApprovalPage.all + TokensPage.all + TokenPage.all
    private static let audit = AuditPage.all + AuditExportPage.all
    private static let notices =
        SubscriptionsPage.all + SubscriptionPage.all + ChannelsPage.all + ChannelPage.all + DeliveriesPage.all
}
