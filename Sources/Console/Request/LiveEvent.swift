/// A change of an open page: `live.js` carries it out.
package struct LiveEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// The content of the element is replaced.
        case replace
        /// It is added behind the element's content.
        case append
        /// The page is loaded again.
        case reload
    }

    package let kind: Kind
    /// The element's id.
    package let target: String
    package let markup: Markup

    package static func replace(_ target: String, _ markup: Markup) -> LiveEvent {
        LiveEvent(kind: .replace, target: target, markup: markup)
    }

    package static func append(_ target: String, _ markup: Markup) -> LiveEvent {
        LiveEvent(kind: .append, target: target, markup: markup)
    }

    package static let reload = LiveEvent(kind: .reload, target: "", markup: Markup(trusted: ""))
}
