internal import Console
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// Files that pages load: what a path names is looked up in a table in memory.
struct AssetResponder: HTTPResponder {
    typealias Context = APIContext

    let console: Console

    func respond(to request: Request, context: APIContext) throws -> Response {
        guard let asset = console.assets.asset(at: request.uri.path) else {
            throw RequestRefusal(
                .requestPath, "There is no such file.", hint: "Load the page again: its files have other addresses now."
            )
        }
        var headers = HTTPFields()
        headers.set("Content-Type", asset.type)
        headers.set("Cache-Control", "public, max-age=31536000, immutable")
        headers.set("Cross-Origin-Resource-Policy", "same-origin")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
