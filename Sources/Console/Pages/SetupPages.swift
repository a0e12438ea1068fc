/// What is wanted: adding instances, plans, repositories and keys, tags, projects, settings.
enum SetupPages {
    static let all: [ConsolePage] = []
}
