/// Subscriptions and channels.
package struct SubscriptionWords: WordGroup {
    package init() {}
}
