/// What is wanted: adding instances, plans, repositories and keys, tags, projects, settings.
enum SetupPages {
    static let all: [ConsolePage] =
        AddInstancePage.all + AccountStepPage.all + PlanStepPage.all + ConfirmStepPage.all + ImportPage.all
        + InstanceEditPage.all + PlansPage.all + PlanEditPage.all + RepositoriesPage.all + RepositoryEditPage.all
        + RepositoryKeysPage.all + ProjectsPage.all + TagsPage.all + SettingsPage.all
}
