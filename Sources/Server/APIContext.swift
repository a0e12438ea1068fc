internal import Hummingbird
internal import NIOCore

/// What is known of a request beside itself.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection, which may be a proxy.
    let peer: String?
    /// Set by the outermost middleware.
    var requestID = ""

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
