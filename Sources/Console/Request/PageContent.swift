/// A page before it is put in its frame.
package struct PageContent: Sendable {
    package var template: String
    package var title: String
    package var section: MenuEntry?
    package var view: View
    package var status: Int
    /// Of the problem that it shows; nil where there is none.
    package var code: String?
    /// Without menu: signing in, the first run.
    package var isBare = false
}
