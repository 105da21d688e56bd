package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;

/**
 * How low and how high a sum can be.
 *
 * @param floor the least, or null
 * @param ceiling the most, or null
 */
public record Limits(Points floor, Points ceiling) {
    public static final Limits NONE = new Limits(null, null);
}
