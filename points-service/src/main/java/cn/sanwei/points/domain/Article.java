package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.PointsEvent.ArticlePublished;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ReadingRefusal.ArticleAlreadyPublished;
import java.time.Instant;

/** An article of the micro-platform; its words are in a table, not here. */
public final class Article implements Decider<Article.State, Article.PublishArticle, ArticlePublished> {
    public enum State {
        UNKNOWN,
        PUBLISHED
    }

    public record PublishArticle(ArticleId article, String category, int secondsToRead, Instant occurredAt) {}

    public static String stream(ArticleId article) {
        return "article/" + article;
    }

    @Override
    public State initial() {
        return State.UNKNOWN;
    }

    @Override
    public Decision<ArticlePublished> decide(State state, PublishArticle c) {
        return state == State.PUBLISHED
                ? refuse(new ArticleAlreadyPublished(c.article()))
                : accept(new ArticlePublished(c.article(), c.category(), c.secondsToRead(), c.occurredAt()));
    }

    @Override
    public State evolve(State state, ArticlePublished event) {
        return State.PUBLISHED;
    }
}
