/// What goes wrong with one request on its way.
package enum HTTPFault: Sendable, Hashable {
    /// The proxy answers itself, with this status and S3 code; the store sees nothing.
    case answer(status: Int, code: String)
    /// The connection ends while the request is still being sent; the store sees nothing.
    case resetRequest
    /// The store carries out the request, and the connection ends before anything of the answer is sent.
    case loseAnswer
    /// The connection ends in the middle of the answer's body.
    case resetAnswer
    /// The answer's body is cut in half, with a length that fits.
    case cutAnswer
    /// Nothing is answered, and the store sees nothing, until the connection is closed.
    case stall
    /// The proxy says that the clock is wrong by so many seconds.
    case skewedClock(seconds: Double)

    /// Whether the store carried out the request.
    package var reachesStore: Bool {
        switch self {
        case .answer, .resetRequest, .stall, .skewedClock: false
        case .loseAnswer, .resetAnswer, .cutAnswer: true
        }
    }
}
