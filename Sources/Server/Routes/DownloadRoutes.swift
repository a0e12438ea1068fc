internal import APIModel
internal import HTTPTypes
internal import Service

/// Where links lead: outside of the API, for whoever has the address.
enum DownloadRoutes {
    static let all = [download]

    private static let download = Route(
        method: .get, path: "\(TidemarkService.linkPath){link}", name: "download",
        summary: "The file a link is for. Ranges resume; a wrong link is answered like one that never was.",
        access: .everybody, isEndless: true,
        answer: RouteAnswer(status: 200, form: .file("A file in the age format."))
    ) { request in try await DownloadStream.open(request) }
}
