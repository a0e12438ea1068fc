package import Core

/// What is posted to an address, and how the answer is read.
package struct HookRequest: Sendable {
    /// In full, with what signs it where that belongs there: never shown.
    package var url: Secret
    package var headers: [HookHeader]
    package var body: [UInt8]
    package var answer: HookAnswer

    package init(url: Secret, headers: [HookHeader], body: [UInt8], answer: HookAnswer) {
        self.url = url
        self.headers = headers
        self.body = body
        self.answer = answer
    }
}
