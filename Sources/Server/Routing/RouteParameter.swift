internal import APIModel
internal import Service

/// A parameter of the query.
struct RouteParameter: Sendable {
    let name: String
    let schema: Schema
    let text: String

    static let project = RouteParameter(
        name: "project", schema: .name, text: "The project; `default` where absent.")
    static let onlyProject = RouteParameter(name: "project", schema: .name, text: "All projects where absent.")
    static let limit = RouteParameter(
        name: "limit", schema: .integer(1...Int64(PageRequest.largest)),
        text: "Items on a page; \(PageRequest.standard) where absent.")
    static let after = RouteParameter(
        name: "after", schema: .text(TextRule(least: 1, most: 200)), text: "What the page before gave as `next`.")
    static let afterNumber = RouteParameter(
        name: "after", schema: .count, text: "The number behind which the page begins.")
    static let dryRun = RouteParameter(
        name: "dryRun", schema: .boolean, text: "Nothing is changed: it is only said what would be.")

    static let page = [limit, after]
    static let projectPage = [project, limit, after]
}
