/// Every route of the API.
enum RouteTable {
    static let base = "/api/v1"

    static let all: [Route] =
        HealthRoutes.all + AccessRoutes.all + PolicyRoutes.all + ApprovalRoutes.all + ProjectRoutes.all + SiteRoutes.all
        + InstanceRoutes.all
        + RepositoryRoutes.all + PlanRoutes.all + JobRoutes.all + StatusRoutes.all + WorkRoutes.all
        + SignInRoutes.all + PeopleRoutes.all
        + AuditRoutes.all
        + ComplianceRoutes.all
        + ExportRoutes.all + DownloadRoutes.all
}
