/** Quarters and cycles that close: what is frozen, what stands beside it later, and how a rebuild finds it again. */
package cn.sanwei.rating.projector.closing;
