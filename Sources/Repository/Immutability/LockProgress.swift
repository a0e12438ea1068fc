/// How far a change of many locks, holds or classes has come.
package struct LockProgress: Sendable, Hashable {
    package var done: Int
    package var total: Int
}
